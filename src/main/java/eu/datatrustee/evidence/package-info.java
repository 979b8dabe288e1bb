/** The ledger: every business act, appended in the transaction of the act itself. */
package eu.datatrustee.evidence;
