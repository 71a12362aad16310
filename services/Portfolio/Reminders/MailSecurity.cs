namespace VikLearning.Portfolio.Reminders;

/// <summary>How the connection to the mail server is protected.</summary>
internal enum MailSecurity
{
    /// <summary>TLS from the first message on, as STARTTLS; a server that has none is not spoken to.</summary>
    StartTls,

    /// <summary>TLS from the first byte on.</summary>
    Tls,

    /// <summary>Not at all: for a server on the same machine.</summary>
    None,
}
