/** Letters and mails to people, written in the transaction of what they tell, sent afterwards, kept as evidence. */
package eu.datatrustee.notification;
