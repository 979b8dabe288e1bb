package eu.datatrustee.demand.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * The customer's notice as the API shows it.
 *
 * @param goesOutAt when it goes out by itself as things stand, where bans have delayed it; null where that is not known
 * @param copySha256 of the copy of the demand that went with it, in hex; of the list of hashes where there were several documents
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NoticeView(NoticeState state, Instant goesOutAt, Instant sentAt, String copySha256) {}
