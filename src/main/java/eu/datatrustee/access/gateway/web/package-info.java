/** The doors to credentials: fetching one, asking whether one holds, and the keys to verify them with. */
package eu.datatrustee.access.gateway.web;
