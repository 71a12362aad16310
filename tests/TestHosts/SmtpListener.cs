using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VikLearning.TestHosts;

/// <summary>
/// A mail server on loopback: it speaks as much SMTP (RFC 5321) as a client needs, keeps what it took, and says or does
/// what a test asks of it instead.
/// </summary>
public sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _taken = new();
    private readonly ConcurrentQueue<string> _replies = new();
    private readonly Task _accepting;
    private bool _isOver;

    /// <summary>Listens from now on.</summary>
    public SmtpListener()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Its port.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The mails it took, headers and all, in their order.</summary>
    public IReadOnlyList<string> Taken => [.. _taken];

    /// <summary>What it answers to the next mails once they are there whole, instead of taking them; nothing at all,
    /// and the connection is cut, for an empty one.</summary>
    public void AnswerNext(params IEnumerable<string> replies)
    {
        foreach (var reply in replies)
        {
            _replies.Enqueue(reply);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_isOver)
        {
            _isOver = true;
            await _stop.CancelAsync();
            _listener.Stop();
            await _accepting;
            _stop.Dispose();
        }
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
                await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false))
                {
                    NewLine = "\r\n",
                    AutoFlush = true,
                };
                await writer.WriteLineAsync("220 loopback");
                while (await reader.ReadLineAsync(_stop.Token) is { } line && await AnswerAsync(line, reader, writer))
                {
                }
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException)
            {
            }
        }
    }

    private async Task<bool> AnswerAsync(string line, StreamReader reader, StreamWriter writer)
    {
        var verb = line.Split(' ')[0].ToUpperInvariant();
        if (verb == "DATA")
        {
            await writer.WriteLineAsync("354 go on");
            return await TakeAsync(await ReadMailAsync(reader), writer);
        }

        await writer.WriteLineAsync(verb switch
        {
            "EHLO" => "250-loopback\r\n250 8BITMIME",
            "HELO" or "MAIL" or "RCPT" or "RSET" or "NOOP" => "250 ok",
            "QUIT" => "221 bye",
            _ => "502 what",
        });
        return verb != "QUIT";
    }

    private async Task<bool> TakeAsync(string mail, StreamWriter writer)
    {
        if (_replies.TryDequeue(out var reply))
        {
            if (reply.Length > 0)
            {
                await writer.WriteLineAsync(reply);
            }

            return reply.Length > 0;
        }

        _taken.Enqueue(mail);
        await writer.WriteLineAsync("250 taken");
        return true;
    }

    private async Task<string> ReadMailAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            mail.AppendLine(line.StartsWith('.') ? line[1..] : line);
        }

        return mail.ToString();
    }
}
