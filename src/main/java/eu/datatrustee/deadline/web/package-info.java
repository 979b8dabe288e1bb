/** The list of open clocks over HTTP, as JSON and as a calendar. */
package eu.datatrustee.deadline.web;
