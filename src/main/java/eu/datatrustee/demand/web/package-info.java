/** Demands and third-party requests over HTTP: the API, and the service's own pages of them. */
package eu.datatrustee.demand.web;
