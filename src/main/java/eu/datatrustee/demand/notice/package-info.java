/** Telling the customer of a demand, and the bans that forbid it for a time (D5, D6). */
package eu.datatrustee.demand.notice;
