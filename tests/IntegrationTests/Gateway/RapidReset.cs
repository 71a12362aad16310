using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VikLearning.IntegrationTests.Gateway;

/// <summary>An HTTP/2 client that opens streams and takes each back at once, as fast as it can.</summary>
internal static class RapidReset
{
    private const byte Headers = 1;
    private const byte Reset = 3;
    private const byte Settings = 4;
    private const byte EndOfStreamAndHeaders = 5;
    private const byte Cancel = 8;

    /// <summary>
    /// Runs until so many streams were opened, connecting again whenever the server has had enough; answers how many.
    /// </summary>
    public static async Task<int> RunAsync(IPAddress from, Uri server, int streams, CancellationToken end)
    {
        var opened = 0;
        for (var connection = 0; opened < streams && connection < streams && !end.IsCancellationRequested; connection++)
        {
            try
            {
                using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                client.Bind(new IPEndPoint(from, 0));
                await client.ConnectAsync(IPAddress.Loopback, server.Port, end);
                await client.SendAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray(), end);
                await client.SendAsync(Frame(Settings, 0, 0, []), end);
                for (var stream = 1; opened < streams; stream += 2, opened++)
                {
                    byte[] both =
                    [
                        .. Frame(Headers, EndOfStreamAndHeaders, stream, Head(server)),
                        .. Frame(Reset, 0, stream, [0, 0, 0, Cancel]),
                    ];
                    await client.SendAsync(both, end);
                }
            }
            catch (Exception over) when (over is SocketException or OperationCanceledException)
            {
                // The server has had enough of it, or the test.
            }
        }

        return opened;
    }

    // HPACK: GET, /, http of the static table, and the authority as a literal.
    private static byte[] Head(Uri server)
    {
        var authority = Encoding.ASCII.GetBytes(server.Authority);
        return [0x82, 0x84, 0x86, 0x41, (byte)authority.Length, .. authority];
    }

    private static byte[] Frame(byte type, byte flags, int stream, byte[] body)
    {
        var frame = new byte[9 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, body.Length << 8);
        (frame[3], frame[4]) = (type, flags);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        body.CopyTo(frame, 9);
        return frame;
    }
}
