using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace VikLearning.Portfolio.Reminders;

/// <summary>An SMTP server, by the section <c>Mail</c>. What it says is not logged: it repeats addresses.</summary>
internal sealed partial class SmtpMailServer(IOptions<MailOptions> options, ILogger<SmtpMailServer> logger)
    : IMailServer
{
    private const int TimeoutMilliseconds = 10_000;
    private const int Permanent = 500;

    public async Task<MailOutcome> SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        if (!await TryConnectAsync(client, cancellation))
        {
            return MailOutcome.Later;
        }

        try
        {
            await client.SendAsync(message, cancellation);
            await LeaveAsync(client);
            return MailOutcome.Sent;
        }
        catch (SmtpCommandException said)
        {
            LogNotTaken((int)said.StatusCode);
            return (int)said.StatusCode >= Permanent ? MailOutcome.Refused : MailOutcome.Later;
        }
        catch (Exception failure) when (failure is ServiceNotAuthenticatedException or NotSupportedException)
        {
            LogNotReached(failure.GetType().Name);
            return MailOutcome.Later;
        }
        catch (Exception failure) when (IsOfTheWay(failure))
        {
            LogUnknown(failure.GetType().Name);
            return MailOutcome.Unknown;
        }
    }

    private static SecureSocketOptions SocketOf(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    private static bool IsOfTheWay(Exception failure) => failure
        is IOException or System.Net.Sockets.SocketException or ProtocolException or CommandException
        or AuthenticationException or SslHandshakeException or TimeoutException or NotSupportedException
        or ServiceNotConnectedException;

    // What fails before the mail itself goes out has sent nothing.
    private async Task<bool> TryConnectAsync(SmtpClient client, CancellationToken cancellation)
    {
        var mail = options.Value;
        try
        {
            await client.ConnectAsync(mail.Host, mail.Port, SocketOf(mail.Security), cancellation);
            if (mail.User.Length > 0)
            {
                await client.AuthenticateAsync(mail.User, mail.Password, cancellation);
            }

            return true;
        }
        catch (Exception failure) when (IsOfTheWay(failure))
        {
            LogNotReached(failure.GetType().Name);
            return false;
        }
    }

    // The mail is the server's by now: how it says goodbye changes nothing.
    private static async Task LeaveAsync(SmtpClient client)
    {
        try
        {
            await client.DisconnectAsync(quit: true, CancellationToken.None);
        }
        catch (Exception failure) when (IsOfTheWay(failure))
        {
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The mail server did not take a mail: {Code}.")]
    private partial void LogNotTaken(int code);

    [LoggerMessage(2, LogLevel.Warning, "The mail server could not be reached or signed in to: {Failure}.")]
    private partial void LogNotReached(string failure);

    [LoggerMessage(3, LogLevel.Warning, "The mail server's answer to a mail was not heard: {Failure}.")]
    private partial void LogUnknown(string failure);
}
