using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace VikLearning.Portfolio.Sessions;

/// <summary>What makes a calendar address one that nobody guesses.</summary>
internal static class CalendarSecret
{
    private const int Bytes = 32;
    private const int HashCharacters = 48;
    private const string Folder = "/calendar/";
    private const string Ending = ".ics";

    /// <summary>Another one than ever before.</summary>
    public static string Fresh() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The path of its address.</summary>
    public static string PathOf(string secret) => $"{Folder}{secret}{Ending}";

    /// <summary>What is kept of it, and found by. The first letter keeps it from being read as a number.</summary>
    public static string HashOf(string secret) =>
        "h" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret)))[..HashCharacters];

    /// <summary>The hash of the secret in the last part of a path; null when it can be none.</summary>
    public static string? HashOfFile(string file) =>
        file.EndsWith(Ending, StringComparison.Ordinal) && file[..^Ending.Length] is var secret
        && Base64Url.IsValid(secret, out var length) && length == Bytes
            ? HashOf(secret)
            : null;
}
