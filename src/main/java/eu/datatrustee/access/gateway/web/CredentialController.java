package eu.datatrustee.access.gateway.web;

import eu.datatrustee.access.gateway.Credentials;
import eu.datatrustee.access.gateway.Credentials.Credential;
import eu.datatrustee.identity.CurrentCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands credentials to the accessor's side. */
@RestController
@Tag(name = "Access")
class CredentialController {

  private final Credentials credentials;
  private final CurrentCaller callers;

  CredentialController(Credentials credentials, CurrentCaller callers) {
    this.credentials = credentials;
    this.callers = callers;
  }

  @PostMapping("/api/access-requests/{id}/credential")
  @Operation(summary = "Fetches a signed credential for the gateway",
      description = "For the requester, or the user with the accessor's e-mail, while the access is active. Lasts five minutes at most, "
          + "and never past the grant.")
  @ApiResponse(responseCode = "200", content = @Content(examples = @ExampleObject(
      "{\"token\":\"eyJraWQiOiJ…\",\"expiresAt\":\"2026-08-14T09:35:00Z\"}")))
  ResponseEntity<Credential> issue(@PathVariable String id) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(credentials.issue(id, callers.caller()));
  }
}
