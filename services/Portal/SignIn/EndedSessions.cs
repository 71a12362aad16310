using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.Portal.SignIn;

/// <summary>
/// Sessions whose owners signed out. A session is a cookie, and whoever kept a copy of it would go on until the
/// provider refuses; so its number is written down beside the key ring, which every process of the Portal reads.
/// </summary>
internal sealed partial class EndedSessions(
    IOptions<StorageOptions> storage, TimeProvider time, ILogger<EndedSessions> logger)
{
    /// <summary>How long a cookie can be used without being renewed, and with it how long a number is kept.</summary>
    public static readonly TimeSpan LongestCookie = TimeSpan.FromHours(8);

    private const string Item = "session";
    private const int Bytes = 16;
    private static readonly TimeSpan s_kept = LongestCookie + TimeSpan.FromHours(1);

    private string Folder => Path.Combine(storage.Value.Directory, "ended-sessions");

    /// <summary>Gives a session that begins its number.</summary>
    public static void Number(AuthenticationProperties properties) =>
        properties.Items[Item] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Whether a session was ended, or never had a number.</summary>
    public bool Has(AuthenticationProperties properties) =>
        NumberOf(properties) is not { } number || File.Exists(Path.Combine(Folder, number));

    /// <summary>Ends a session. Signing out goes on whatever comes of it.</summary>
    public void Add(AuthenticationProperties? properties)
    {
        if (properties is null || NumberOf(properties) is not { } number)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllBytes(Path.Combine(Folder, number), []);
            Forget();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogNotKept(failure);
        }
    }

    private static string? NumberOf(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(Item, out var number) && number is { Length: 2 * Bytes } ? number : null;

    // The cookies of these are past by themselves.
    private void Forget()
    {
        var past = time.GetUtcNow().UtcDateTime - s_kept;
        foreach (var file in new DirectoryInfo(Folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < past))
        {
            file.Delete();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The end of a session could not be written down.")]
    private partial void LogNotKept(Exception failure);
}
