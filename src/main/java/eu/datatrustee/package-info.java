/** The data trustee's service; each package below is a module, and arrows between them run one way. */
package eu.datatrustee;
