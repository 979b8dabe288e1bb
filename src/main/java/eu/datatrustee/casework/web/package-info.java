/** What every HTTP door of the service shares: problems, pages, safe repetition, the size of a body. */
@org.springframework.modulith.NamedInterface("web")
package eu.datatrustee.casework.web;
