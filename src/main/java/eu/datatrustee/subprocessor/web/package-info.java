/** The HTTP face of proposals, consents and the register of subprocessors. */
package eu.datatrustee.subprocessor.web;
