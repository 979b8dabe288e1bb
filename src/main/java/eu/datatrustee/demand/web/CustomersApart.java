package eu.datatrustee.demand.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.demand.NamedCustomer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what the page says of each customer alone: a line each, {@code customer: scope | account, account}. */
final class CustomersApart {

  static final String FIELD = "apart";

  private CustomersApart() {}

  /** @return null where nothing was given apart. @throws Refusal where a line is none of a customer that the demand names */
  static List<NamedCustomer> read(List<String> customers, String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    Map<String, NamedCustomer> given = new HashMap<>();
    for (String line : typed.lines().map(String::strip).filter(each -> !each.isEmpty()).toList()) {
      // A name may have a colon in it, and another be its beginning.
      String customer = customers.stream().filter(name -> saidOf(name, line).startsWith(":")).max(Comparator.comparingInt(String::length))
          .filter(name -> !given.containsKey(name)).orElseThrow(() -> Refusal.malformed(FIELD,
              "must have one line for each customer, with its name as above and a colon: " + line));
      String[] said = saidOf(customer, line).substring(1).split("\\|", 2);
      List<String> accounts = said.length < 2 ? null
          : Arrays.stream(said[1].split(",")).map(String::strip).filter(each -> !each.isEmpty()).toList();
      given.put(customer, new NamedCustomer(customer, said[0].isBlank() ? null : said[0].strip(), accounts, null));
    }
    return customers.stream().map(each -> given.getOrDefault(each, new NamedCustomer(each, null, null, null))).toList();
  }

  /** What follows the name, or nothing where the line is not of that customer. */
  private static String saidOf(String name, String line) {
    return line.startsWith(name) ? line.substring(name.length()).stripLeading() : "";
  }
}
