using System.Globalization;
using System.Resources;
using MimeKit;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Portfolio.Reminders;

/// <summary>
/// A reminder as a mail: what kind of thing is to do and when, in the person's language; no name, no text, no id of
/// anything, and a link to the portal's first page.
/// </summary>
internal static class ReminderLetter
{
    private static readonly ResourceManager s_texts =
        new("VikLearning.Portfolio.Reminders.Letters", typeof(ReminderLetter).Assembly);

    /// <summary>The letter.</summary>
    /// <param name="reminder">The reminder, as it was told: its count is the letter's number.</param>
    public static MimeMessage Of(
        Reminder reminder, string address, string language, MailOptions options, DateTimeOffset now)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var from = MailboxAddress.Parse(options.From);
        var message = new MimeMessage
        {
            Subject = Words("subject", culture),
            Date = now,
            MessageId = IdOf(reminder, from),
            Body = new TextPart("plain")
            {
                Text = $"""
                    {Words(ReminderNames.Of(reminder.Kind), culture, WhenOf(reminder, culture))}

                    {Words("sign-in", culture)}
                    {new Uri(options.PortalAddress).GetLeftPart(UriPartial.Path)}

                    {Words("off", culture)}
                    """.ReplaceLineEndings("\r\n"),
            },
        };
        message.From.Add(from);
        message.To.Add(MailboxAddress.Parse(address));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    /// <summary>The same for the same letter, whoever sends it: so a double is known for one.</summary>
    public static string IdOf(Reminder reminder, MailboxAddress from) => string.Create(
        CultureInfo.InvariantCulture, $"{reminder.Id:N}.{reminder.Told}@{from.Domain}");

    // Until then there is something to do: a session begins, a day ends.
    private static string WhenOf(Reminder reminder, CultureInfo culture) => reminder.Kind is ReminderKind.SessionSoon
        ? AcademyTime.Local(reminder.Until).ToString(Words("moment", culture), culture)
        : AcademyTime.Local(reminder.Until.AddMinutes(-1)).ToString("dddd d MMMM", culture);

    private static string Words(string name, CultureInfo culture, params object?[] arguments) => string.Format(
        culture,
        s_texts.GetString(name, culture) ?? throw new InvalidOperationException($"No letter has the words {name}."),
        arguments);
}
