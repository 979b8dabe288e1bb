/** Demands of authorities and requests of third parties for customers' data: from receipt to a lawful end, the customer told unless a ban stands. */
package eu.datatrustee.demand;
