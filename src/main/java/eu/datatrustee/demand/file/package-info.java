/** The case as it was registered, which never changes, and where it stands: shared by demands, third-party requests, notices and disclosures. */
package eu.datatrustee.demand.file;
