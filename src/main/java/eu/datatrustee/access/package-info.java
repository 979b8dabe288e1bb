/** Access to customer data: requests, decisions, grants and the gateways that open and close them; access that the customer gives itself. */
package eu.datatrustee.access;
