using System.Globalization;
using System.Net;
using Grpc.Core;
using VikLearning.AllInOne;
using VikLearning.TestHosts;

namespace VikLearning.LoadTests.Scenarios;

/// <summary>Signed-in students of a demo suite. Their tokens live five minutes, so they are renewed in time.</summary>
internal sealed class DemoUsers : IAsyncDisposable
{
    private const int AtOnce = 4;
    private static readonly TimeSpan s_renewAfter = TimeSpan.FromMinutes(3);
    private readonly DemoTokens _source;
    private readonly string[] _names;
    private readonly string[] _headers;
    private readonly CancellationTokenSource _stop = new();
    private Task _renewing = Task.CompletedTask;

    private DemoUsers(DemoTokens source, string[] names) =>
        (_source, _names, _headers) = (source, names, new string[names.Length]);

    /// <summary>How many there are.</summary>
    public int Count => _names.Length;

    /// <summary>Signs in so many students of a running suite, from this number on.</summary>
    public static Task<DemoUsers> SignInAsync(
        SuiteProcess suite, int first, int count, CancellationToken cancellation) =>
        SignInAsync(
            suite,
            [.. Enumerable.Range(first, count)
                .Select(n => string.Create(CultureInfo.InvariantCulture, $"student{n:00}"))],
            cancellation);

    /// <summary>Signs in these accounts.</summary>
    public static async Task<DemoUsers> SignInAsync(
        SuiteProcess suite, string[] names, CancellationToken cancellation)
    {
        var secrets = DataFolder.ReadSecrets(suite.Data)
            ?? throw new InvalidOperationException("The suite has left no secrets of its demo.");
        var users = new DemoUsers(new DemoTokens(suite.Address, secrets.Demo, HttpVersion.Version11), names);
        await users.RenewAsync(cancellation);
        users._renewing = users.KeepRenewedAsync();
        return users;
    }

    /// <summary>
    /// The options of a call by a user, with a key when it changes something and a purpose when it shows others.
    /// </summary>
    public CallOptions Call(
        int user, CancellationToken cancellation, string? key = null, string? purpose = null)
    {
        var headers = new Metadata { { "authorization", Volatile.Read(ref _headers[user]) } };
        if (key is not null)
        {
            headers.Add("idempotency-key", key);
        }

        if (purpose is not null)
        {
            headers.Add("consultation-purpose", purpose);
        }

        return new CallOptions(headers, cancellationToken: cancellation);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _source.Dispose();
    }

    private async Task KeepRenewedAsync()
    {
        while (true)
        {
            await Task.Delay(s_renewAfter, _stop.Token);
            await RenewAsync(_stop.Token);
        }
    }

    private Task RenewAsync(CancellationToken cancellation) => Parallel.ForEachAsync(
        _names.Index(),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
        async (user, stop) =>
            Volatile.Write(ref _headers[user.Index], $"Bearer {await _source.GetAsync(user.Item, stop)}"));
}
