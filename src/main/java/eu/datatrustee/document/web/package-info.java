/** Documents over HTTP, for the modules whose cases they belong to. */
@org.springframework.modulith.NamedInterface("web")
package eu.datatrustee.document.web;
