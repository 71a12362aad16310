-- The tables and columns that OpenIddict's EF Core stores expect. Their names are the library's.
CREATE TABLE "OpenIddictApplications"
(
    "Id" text NOT NULL PRIMARY KEY,
    "ApplicationType" text,
    "ClientId" text,
    "ClientSecret" text,
    "ClientType" text,
    "ConcurrencyToken" text,
    "ConsentType" text,
    "DisplayName" text,
    "DisplayNames" text,
    "JsonWebKeySet" text,
    "Permissions" text,
    "PostLogoutRedirectUris" text,
    "Properties" text,
    "RedirectUris" text,
    "Requirements" text,
    "Settings" text
);

CREATE TABLE "OpenIddictScopes"
(
    "Id" text NOT NULL PRIMARY KEY,
    "ConcurrencyToken" text,
    "Description" text,
    "Descriptions" text,
    "DisplayName" text,
    "DisplayNames" text,
    "Name" text,
    "Properties" text,
    "Resources" text
);

CREATE TABLE "OpenIddictAuthorizations"
(
    "Id" text NOT NULL PRIMARY KEY,
    "ApplicationId" text REFERENCES "OpenIddictApplications" ("Id"),
    "ConcurrencyToken" text,
    "CreationDate" text,
    "Properties" text,
    "Scopes" text,
    "Status" text,
    "Subject" text,
    "Type" text
);

CREATE TABLE "OpenIddictTokens"
(
    "Id" text NOT NULL PRIMARY KEY,
    "ApplicationId" text REFERENCES "OpenIddictApplications" ("Id"),
    "AuthorizationId" text REFERENCES "OpenIddictAuthorizations" ("Id"),
    "ConcurrencyToken" text,
    "CreationDate" text,
    "ExpirationDate" text,
    "Payload" text,
    "Properties" text,
    "RedemptionDate" text,
    "ReferenceId" text,
    "Status" text,
    "Subject" text,
    "Type" text
);

CREATE UNIQUE INDEX client_id ON "OpenIddictApplications" ("ClientId");
CREATE UNIQUE INDEX scope_name ON "OpenIddictScopes" ("Name");
CREATE INDEX sign_in_of ON "OpenIddictAuthorizations" ("ApplicationId", "Status", "Subject", "Type");
CREATE INDEX sign_in_age ON "OpenIddictAuthorizations" ("CreationDate");
CREATE INDEX token_of ON "OpenIddictTokens" ("ApplicationId", "Status", "Subject", "Type");
CREATE INDEX token_of_sign_in ON "OpenIddictTokens" ("AuthorizationId");
CREATE INDEX token_age ON "OpenIddictTokens" ("CreationDate");
CREATE UNIQUE INDEX token_reference ON "OpenIddictTokens" ("ReferenceId");
