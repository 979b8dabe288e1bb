package eu.datatrustee.subprocessor.web;

import eu.datatrustee.casework.web.Csv;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.subprocessor.Consent;
import eu.datatrustee.subprocessor.ConsentPages;
import eu.datatrustee.subprocessor.ConsentState;
import eu.datatrustee.subprocessor.Proposal;
import eu.datatrustee.subprocessor.RegisterQueries;
import eu.datatrustee.subprocessor.StandingQueries;
import eu.datatrustee.subprocessor.StandingQueries.Standing;
import eu.datatrustee.subprocessor.Subprocessor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The register as comma-separated values, written line by line as it is read, a page at a time: it fills no memory, and keeps no connection to
 * the database while a caller reads slowly.
 */
@Component
class RegisterCsv {

  private static final int PAGE = 2000;
  private static final Object[] OWN = {"name", "registerNumber", "engagedBy", "entry", "checkedAt"};

  private final RegisterQueries queries;
  private final StandingQueries standings;
  private final ConsentPages pages;

  RegisterCsv(RegisterQueries queries, StandingQueries standings, ConsentPages pages) {
    this.queries = queries;
    this.standings = standings;
    this.pages = pages;
  }

  /** Every entry that the reader sees. */
  void register(Caller reader, HttpServletResponse response) throws IOException {
    List<Subprocessor> page = queries.subprocessors(reader, 0, PAGE);
    Csv csv = entries(response);
    for (long next = PAGE; !page.isEmpty(); next += PAGE) {
      for (Subprocessor entry : page) {
        write(entry, reader, csv);
      }
      page = queries.subprocessors(reader, next, PAGE);
    }
  }

  void entry(Subprocessor entry, Caller reader, HttpServletResponse response) throws IOException {
    write(entry, reader, entries(response));
  }

  private static Csv entries(HttpServletResponse response) throws IOException {
    return begin(response, Stream.of(OWN, ConsentView.HEAD).flatMap(Stream::of).toArray());
  }

  private void write(Subprocessor entry, Caller reader, Csv csv) {
    List<Standing> page = standings.after(entry, reader, "", PAGE);
    while (!page.isEmpty()) {
      for (Standing standing : page) {
        csv.cells(entry.name(), entry.registerNumber(), entry.engagedBy(), entry.state(), entry.checkedAt());
        Views.of(standing, reader).write(csv);
      }
      page = standings.after(entry, reader, page.get(page.size() - 1).consent().about().customerId(), PAGE);
    }
  }

  /** All that one customer stands to. */
  void customer(String customerId, Caller reader, HttpServletResponse response) throws IOException {
    List<Standing> page = standings.ofCustomer(customerId, reader, 0, PAGE);
    Csv csv = begin(response, ConsentView.HEAD);
    for (long next = PAGE; !page.isEmpty(); next += PAGE) {
      page.forEach(standing -> Views.of(standing, reader).write(csv));
      page = standings.ofCustomer(customerId, reader, next, PAGE);
    }
  }

  /** All rounds of a proposal, in the order they were asked. @param state or null for all */
  void proposal(Proposal proposal, ConsentState state, Caller reader, HttpServletResponse response) throws IOException {
    List<Consent> page = pages.after(proposal.id(), state, 0, PAGE);
    Csv csv = begin(response, ConsentView.HEAD);
    while (!page.isEmpty()) {
      page.forEach(consent -> ConsentView.of(consent, proposal.proposed(), consent.state(), null, reader).write(csv));
      page = pages.after(proposal.id(), state, page.get(page.size() - 1).about().ordinal(), PAGE);
    }
  }

  private static Csv begin(HttpServletResponse response, Object[] head) throws IOException {
    response.setContentType(Csv.TYPE);
    return new Csv(response.getWriter()).line(head);
  }
}
