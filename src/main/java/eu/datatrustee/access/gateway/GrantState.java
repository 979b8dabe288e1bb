package eu.datatrustee.access.gateway;

import java.time.Instant;

/**
 * Where a grant stands.
 *
 * @param until when it ends at the latest, after any extension
 * @param endsAt when it ends as things stand, or has ended: its time is up, nobody claims it in time, or it was ended
 * @param live whether the access may be used at the moment of asking
 * @param endedAt when it ended, by whichever cause came first; null while it has not
 * @param endConfirmedAt when the last gateway had said that the access is gone, or null
 * @param alarmRaisedAt when {@link RevocationOverdue} was published, or null
 * @param lastError what the gateways that have not confirmed the end said last, or null
 */
public record GrantState(String caseId, Instant from, Instant until, Instant endsAt, boolean live, Instant endedAt, Instant endConfirmedAt,
    Instant alarmRaisedAt, String lastError) {}
