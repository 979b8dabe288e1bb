package eu.datatrustee.demand.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.CaseProcessTest;
import eu.datatrustee.demand.SampleCase;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.demand.file.OwnParts;
import eu.datatrustee.document.Documents;
import eu.datatrustee.document.Papers;
import eu.datatrustee.document.Upload;
import eu.datatrustee.notification.PostForTests.Server;
import eu.datatrustee.notification.PostForTests;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Counsel tells a customer whom no mail reaches another way, and keeps the proof of it apart from the copy (D5, D6). */
class ToldOtherwiseTest extends CaseProcessTest {

  @Autowired
  private CustomerNotifications notifications;
  @Autowired
  private NoticeProofs proofs;
  @Autowired
  private Bans bans;
  @Autowired
  private Documents documents;
  @Autowired
  private OwnParts parts;

  private void begun() {
    registered(SampleCase.demand());
    does("specialist1", specialist -> inTransaction(() -> notifications.begin(caseId)));
    process = running(CustomerNotification.KEY);
  }

  /** The mail server will never take a letter of it: counsel has the task. */
  private void refusedForGood() {
    begun();
    PostForTests.server(Server.REFUSES);
    writeNotice();
    refusedNow();
    fireTimer("boundary_noticeOverdue");
    assertThat(process).isWaitingAt("task_tellOtherwise", "receive_handOver");
  }

  private void refusedNow() {
    await().atMost(Duration.ofSeconds(20)).until(() -> notifications.of(caseId).state() == NoticeState.UNDELIVERABLE);
  }

  private void proved(byte[] bytes) {
    try (Upload upload = Papers.upload("receipt", bytes)) {
      does("counsel1", c -> proofs.add(caseId, List.of(upload), c));
    }
  }

  private void anotherCopy() {
    try (Upload upload = Papers.upload("order", Papers.pdf())) {
      inTransaction(() -> {
        documents.store(caseId, upload);
        notifications.copyCame(caseId);
      });
    }
  }

  @Test
  @DisplayName("D5: the post's receipt is added while the task is open, is no part of the copy, and proves by its number that the customer was told")
  void proof() {
    refusedForGood();
    anotherCopy();
    String copy = notifications.of(caseId).copySha256();
    assertThat(refused(() -> decide("task_tellOtherwise", "counsel1", "TOLD", "way", "COURIER", "reason", "x", "document", "1")).errors())
        .as("the number of a document is none of a proof").extracting(Refusal.FieldError::field).containsExactly("document");

    proved(Papers.png());
    assertThat(process).isWaitingAt("task_tellOtherwise", "receive_handOver");
    assertThat(parts.copy(files.require(caseId))).hasSize(1);
    assertThat(proofs.of(caseId)).singleElement().satisfies(proof -> assertThat(proof.n()).isEqualTo(1));
    assertThat(acts()).contains("PROOF_OF_TELLING_ADDED");
    decide("task_tellOtherwise", "counsel1", "TOLD", "way", "REGISTERED_POST", "reason", "Clara Conrad, 8 March, RR 4711 DE", "document", "1");
    assertThat(notifications.told(caseId)).isTrue();
    assertThat(notifications.of(caseId).wayDocument()).isEqualTo(1);
    assertThat(notifications.of(caseId).copySha256()).isEqualTo(copy);
    assertThat(toldToCustomer()).doesNotContain("PROOF_OF_TELLING_ADDED");
    proved(Papers.tiff());
    assertThat(proofs.of(caseId)).as("the receipt may come later").hasSize(2);
  }

  @Test
  @DisplayName("D5: a document that comes meanwhile has the letters written anew, and leaves counsel its task, to tell the customer with the new copy")
  void copyCameMeanwhile() {
    refusedForGood();
    anotherCopy();
    assertThat(acts()).contains("NOTICE_WRITTEN_ANEW");
    assertThat(process).isWaitingAt("task_tellOtherwise", "receive_handOver");
    refusedNow();
    assertThat(process).isWaitingAt("task_tellOtherwise", "receive_handOver");
    decide("task_tellOtherwise", "counsel1", "TOLD", "way", "COURIER", "reason", "Clara Conrad, 8 March");
    assertThat(process).isEnded().hasPassed("end_toldOtherwise");
    assertThat(notifications.of(caseId).copySha256()).isEqualTo(documents.of(caseId).get(0).sha256());
  }

  @Test
  @DisplayName("D5: written anew, the notice leaves by itself once the mail server takes it again, and the task is gone")
  void leavesAfterAll() {
    refusedForGood();
    anotherCopy();
    PostForTests.server(Server.TAKES);
    await().atMost(Duration.ofSeconds(20)).until(() -> waitsFor("service_sendNotice"));
    lookAtNotice();
    assertThat(process).isEnded().hasPassed("end_told");
    assertThat(refused(() -> proved(Papers.png())).kind()).as("told by mail").isEqualTo(Refusal.Kind.CONFLICT);
  }

  @Test
  @DisplayName("D5: a ban that comes while the letters are written anew ends the task: nobody tells a silenced customer, and no proof of it is taken")
  void banned() {
    refusedForGood();
    anotherCopy();
    does("counsel1", c -> bans.record(caseId,
        new BanTerms("StPO § 95a(6)", Issuer.COURT, "The trustee", now().plus(Duration.ofDays(30)), null), c));
    assertThat(process).hasPassed("end_nobodyTells");
    assertThat(refused(() -> proved(Papers.png())).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(proofs.of(caseId)).isEmpty();
  }

  @Test
  @DisplayName("D5: the proof is counsel's, needs a notice that is due, and is taken on a closed case too")
  void whoAndWhen() {
    registered(SampleCase.demand());
    assertThat(refused(() -> proved(Papers.png())).kind()).as("nothing is due").isEqualTo(Refusal.Kind.CONFLICT);
    refusedForGood();
    inTransaction(() -> files.close(caseId, Outcome.REJECTED, Rule.D7, "Nothing in German law requires it"));
    try (Upload upload = Papers.upload("receipt", Papers.png())) {
      assertThat(refused(() -> does("specialist1", s -> proofs.add(caseId, List.of(upload), s))).kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
    }
    assertThat(refused(() -> does("counsel1", c -> proofs.add(caseId, List.of(), c))).kind()).isEqualTo(Refusal.Kind.MALFORMED);
    proved(Papers.png());
    decide("task_tellOtherwise", "counsel1", "TOLD", "way", "COURIER", "reason", "Clara Conrad, 8 March", "document", "1");
    assertThat(notifications.told(caseId)).isTrue();
  }
}
