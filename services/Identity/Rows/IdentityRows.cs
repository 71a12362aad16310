using Microsoft.EntityFrameworkCore;

namespace VikLearning.Identity.Rows;

/// <summary>The clients, sign-ins and tokens that OpenIddict keeps, in tables made by this folder's scripts.</summary>
internal sealed class IdentityRows(DbContextOptions<IdentityRows> options) : DbContext(options);
