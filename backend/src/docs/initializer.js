"use strict";

// Two ways in: a person's password, a program's credentials. Both end as a token in Swagger UI's own store, so that
// "Try it out" sends it. The refresh cookie is refused on purpose: reading here must not sign the pages in as another.
const ui = SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#swagger-ui",
  presets: [SwaggerUIBundle.presets.apis],
  layout: "BaseLayout",
  deepLinking: true,
  docExpansion: "none",
  filter: true,
  validatorUrl: null,
  requestInterceptor: (request) => {
    request.credentials = "omit";
    return request;
  },
});

function schemeOf(name) {
  return ui.specSelectors.specJson().getIn(["components", "securitySchemes", name]);
}

async function answerOf(address, options) {
  const response = await fetch(address, { method: "POST", credentials: "omit", ...options });
  const body = await response.json();
  if (!response.ok) {
    throw new Error(body.detail || body.error || String(response.status));
  }
  return body;
}

function onSubmit(id, signIn) {
  const form = document.getElementById(id);
  const status = form.querySelector("[role=status]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    status.textContent = "…";
    try {
      const token = await signIn(new FormData(form));
      const until = new Date(Date.now() + token.expires_in * 1000).toLocaleTimeString("vi-VN");
      status.textContent = `Đã có mã truy cập, dùng được đến ${until}. / Signed in until ${until}.`;
      form.querySelector("input[type=password]").value = "";
    } catch (error) {
      status.textContent = error.message;
    }
  });
}

onSubmit("person", async (fields) => {
  const token = await answerOf("/api/v1/auth/login", {
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ user_name: fields.get("user_name"), password: fields.get("password") }),
  });
  ui.preauthorizeApiKey("person", token.access_token);
  return token;
});

onSubmit("program", async (fields) => {
  const token = await answerOf("/api/v1/oauth/token", {
    headers: {
      Authorization: `Basic ${btoa(`${fields.get("client_id")}:${fields.get("client_secret")}`)}`,
      "Content-Type": "application/x-www-form-urlencoded",
    },
    body: "grant_type=client_credentials",
  });
  ui.authActions.authorizeOauth2({ auth: { name: "program", schema: schemeOf("program") }, token });
  return token;
});
