namespace VikLearning.Identity.Accounts;

/// <summary>One account in configuration: <c>Identity:Accounts:N</c>.</summary>
public sealed class AccountOptions
{
    /// <summary>What the user types; upper and lower case are alike.</summary>
    public string Name { get; set; } = "";

    /// <summary>The opaque id that tokens carry; the name when absent.</summary>
    public string? Subject { get; set; }

    /// <summary>What the pages show; the name when absent.</summary>
    public string? DisplayName { get; set; }

    /// <summary>The e-mail address that access tokens carry; none when absent.</summary>
    public string? Email { get; set; }

    /// <summary>The roles, in lower case with dashes: <c>team-chief</c>.</summary>
    public IList<string> Roles { get; } = [];

    /// <summary>The password; absent: <c>Demo:Password</c> in demo mode, else nobody can sign in with it.</summary>
    public string? Password { get; set; }
}
