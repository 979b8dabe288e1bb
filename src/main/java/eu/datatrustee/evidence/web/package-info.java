/** The HTTP face of the ledger. */
package eu.datatrustee.evidence.web;
