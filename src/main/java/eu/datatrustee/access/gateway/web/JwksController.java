package eu.datatrustee.access.gateway.web;

import eu.datatrustee.access.gateway.Credentials;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the public keys, to anyone. */
@RestController
@Tag(name = "Access")
class JwksController {

  private final Credentials credentials;

  JwksController(Credentials credentials) {
    this.credentials = credentials;
  }

  @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "The keys that credentials, receipts and seals are signed with", description = "A JSON Web Key Set (RFC 7517).")
  ResponseEntity<String> keys() {
    return ResponseEntity.ok().cacheControl(CacheControl.maxAge(Duration.ofMinutes(5))).body(credentials.publicKeys());
  }
}
