using MimeKit;

namespace VikLearning.Portfolio.Reminders;

/// <summary>The configuration section <c>Mail</c>: where reminders are mailed through. Without a host, none are.
/// </summary>
internal sealed class MailOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Mail";

    /// <summary>The SMTP server; empty for no e-mail.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    public int Port { get; set; } = 587;

    /// <summary>How the connection is protected.</summary>
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>Whom to sign in as; empty for nobody.</summary>
    public string User { get; set; } = "";

    /// <summary>With which password.</summary>
    public string Password { get; set; } = "";

    /// <summary>The sender: <c>VikLearning &lt;no-reply@academy.example&gt;</c>.</summary>
    public string From { get; set; } = "";

    /// <summary>The portal's address as its users know it.</summary>
    public string PortalAddress { get; set; } = "";

    /// <summary>The most mails in a minute, whatever happened.</summary>
    public int MailsAMinute { get; set; } = 60;

    /// <summary>Whether mail is sent at all.</summary>
    public bool IsOn => Host.Length > 0;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Fault() =>
        !IsOn ? null
            : !MailboxAddress.TryParse(From, out var from) || !from.Address.Contains('@') ? "Mail:From is no address."
            : !IsPortal(PortalAddress) ? "Mail:PortalAddress is no https address (http on loopback)."
            : Security == MailSecurity.None && !IsLoopback(Host)
                ? "Mail:Security is None and Mail:Host is another machine: what is mailed could be read on the way."
            : MailsAMinute < 1 ? "Mail:MailsAMinute is less than 1: leave Mail:Host empty to send none."
            : null;

    private static bool IsPortal(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private static bool IsLoopback(string host) => host == "localhost"
        || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address));
}
