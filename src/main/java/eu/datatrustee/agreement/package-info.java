/** Customers, and what their agreements with the trustee allow: countries, affiliates, clocks of their own, who decides. */
package eu.datatrustee.agreement;
