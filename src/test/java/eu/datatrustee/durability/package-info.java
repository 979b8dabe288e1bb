/** The service in processes of its own: killed, started again, and beside another node. */
package eu.datatrustee.durability;
