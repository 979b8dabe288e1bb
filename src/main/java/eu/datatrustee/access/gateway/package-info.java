/**
 * Grants, the gateways that open and close them, the credentials that rest on them, and the reconciler that sees every end through.
 * Part of the module {@code access}; knows no process and no request.
 */
package eu.datatrustee.access.gateway;
