using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace VikLearning.Gateway.Limits;

/// <summary>
/// Ends at once what one address opens beyond its share, before a byte is read: whoever opens connections and sends
/// them slowly holds no more than that.
/// </summary>
internal sealed class ConnectionLimit(int most)
{
    private const int SiteBytes = 8;

    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>How many addresses have a connection now.</summary>
    public int Addresses => _open.Count;

    /// <summary>Guards the connections of a listener; before TLS, so that a handshake is not spent either.</summary>
    public ConnectionDelegate Guard(ConnectionDelegate next) => async connection =>
    {
        var address = Of(connection.RemoteEndPoint);
        if (_open.AddOrUpdate(address, 1, static (_, open) => open + 1) > most && most > 0)
        {
            Leave(address);
            connection.Abort();
            return;
        }

        try
        {
            await next(connection);
        }
        finally
        {
            Leave(address);
        }
    };

    /// <summary>The address that counts; of IPv6 the network, since one machine has as many as it likes.</summary>
    public static string Of(IPAddress? address)
    {
        address ??= IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, SiteBytes))
            : address.ToString();
    }

    private static string Of(EndPoint? end) => Of((end as IPEndPoint)?.Address);

    // An address that holds none is forgotten; one that comes meanwhile keeps its count.
    private void Leave(string address)
    {
        if (_open.AddOrUpdate(address, 0, static (_, open) => open - 1) <= 0)
        {
            _open.TryRemove(KeyValuePair.Create(address, 0));
        }
    }
}
