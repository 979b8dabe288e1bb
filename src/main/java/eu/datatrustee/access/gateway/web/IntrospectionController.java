package eu.datatrustee.access.gateway.web;

import eu.datatrustee.access.gateway.Credentials;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.Group;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells gateways whether a credential holds (RFC 7662). */
@RestController
@Tag(name = "Access")
class IntrospectionController {

  private final Credentials credentials;
  private final CurrentCaller callers;

  IntrospectionController(Credentials credentials, CurrentCaller callers) {
    this.credentials = credentials;
    this.callers = callers;
  }

  @PostMapping(path = "/api/introspect", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  @Operation(summary = "Tells a gateway whether a credential holds",
      description = "RFC 7662, for gateways only. `{\"active\": false}` from the instant that the grant has ended, was revoked or never was.")
  @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
      examples = @ExampleObject("token=eyJraWQiOiJ…")))
  @ApiResponse(responseCode = "200", content = @Content(examples = {
      @ExampleObject(name = "it holds", value = "{\"active\":true,\"iss\":\"data-trustee\",\"sub\":\"ann@provider.example\","
          + "\"jti\":\"0b6f…\",\"iat\":1786699800,\"exp\":1786700100,\"scope\":\"VIEW RUN\",\"caseId\":\"AR-2026-000001\","
          + "\"customer\":\"contoso\",\"resources\":[\"mailbox:jane\"],\"mode\":\"READ_ONLY\",\"actions\":[\"VIEW\",\"RUN\"]}"),
      @ExampleObject(name = "it does not", value = "{\"active\":false}")}))
  ResponseEntity<Map<String, Object>> introspect(@RequestParam(required = false) String token) {
    if (!callers.caller().in(Group.GATEWAYS)) {
      throw Refusal.forbidden("Credentials are introspected by gateways only");
    }
    if (token == null || token.isBlank()) {
      throw Refusal.malformed("token", "is missing");
    }
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(credentials.introspect(token));
  }
}
