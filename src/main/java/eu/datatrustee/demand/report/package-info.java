/** What is counted of demands and third-party requests, in figures that reveal no ban. */
package eu.datatrustee.demand.report;
