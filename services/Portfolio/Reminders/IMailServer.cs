using MimeKit;

namespace VikLearning.Portfolio.Reminders;

/// <summary>Takes mail.</summary>
internal interface IMailServer
{
    /// <summary>Sends one mail, and says what became of it; it does not throw for what the server or the way to it
    /// did.</summary>
    Task<MailOutcome> SendAsync(MimeMessage message, CancellationToken cancellation);
}
