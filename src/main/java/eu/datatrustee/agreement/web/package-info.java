/** The HTTP face of customers and agreements. */
package eu.datatrustee.agreement.web;
