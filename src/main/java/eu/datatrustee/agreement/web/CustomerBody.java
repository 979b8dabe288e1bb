package eu.datatrustee.agreement.web;

import eu.datatrustee.deadline.Counting;
import java.util.List;
import java.util.Map;

/**
 * A customer as callers write it. Instants may be given as plain dates, hence the strings; what may be left out is null.
 *
 * @param agreement what its agreement allows
 */
record CustomerBody(String name, List<Contact> contacts, Agreement agreement) {

  record Contact(String name, String email, String phone, String language) {}

  record Agreement(String reference, String inForceFrom, String inForceUntil, Boolean customerDecidesAccess,
      List<CountryBasis> accessFromCountries, List<Affiliate> affiliates, List<String> describedDisclosures,
      Map<String, OwnDeadline> deadlines) {}

  record CountryBasis(String country, String basis) {}

  record Affiliate(String name, String registerNumber, String country, String validUntil) {}

  record OwnDeadline(Integer amount, Counting counting) {}
}
