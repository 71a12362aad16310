using System.Security.Cryptography;
using VikLearning.Exams.Seals;

namespace VikLearning.UnitTests.Exams.Seals;

/// <summary>Containers as a hand-in makes them, and keys that sign for them.</summary>
internal static class Containers
{
    public static SealSubject Subject { get; } = new(
        Guid.Parse("0f0e0d0c0b0a09080706050403020100"), "student01", "cohort-1", 1, 1,
        new DateTimeOffset(2026, 11, 29, 9, 30, 15, 250, TimeSpan.Zero), "lpo-year-1", 1,
        [new SealedCriterion("reflecting", [2, 3])]);

    public static (byte[] Container, string Root) Make(params byte[][] contents)
    {
        var items = contents.Index().Select(one => Item(one.Index + 1, one.Item)).ToList();
        var root = SealChain.RootOf(Subject, items.Select(one => one.Item));
        return ([.. SealHeader.Write(Subject, items, root), .. contents.SelectMany(content => content)], root);
    }

    public static async Task<SealReport> VerifyAsync(byte[] container)
    {
        using var stream = new MemoryStream(container);
        return await SealVerifier.VerifyAsync(stream);
    }

    public static (string Receipt, string Jwks) Sign(string root)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var half = key.ExportParameters(false);
        var id = SigningKeys.IdOf(half);
        var keys = new SigningKeys(
            [new SigningKeyMade(id, Text(half.Q.X!), Text(half.Q.Y!), Guid.Empty, DateTimeOffset.UnixEpoch)]);
        return (Receipt.Sign(key, id, Receipt.PayloadOf(Subject, root)), keys.ToJwks());
    }

    private static (SealedItem Item, byte[] Salt) Item(int number, byte[] content)
    {
        var salt = RandomNumberGenerator.GetBytes(SealChain.SaltLength);
        using var hash = SealChain.Begin(salt);
        hash.AppendData(content);
        return (
            new SealedItem(
                number, number == 1 ? "hours" : "reflection", "", number == 1 ? 0 : 2, "application/json",
                content.Length, Convert.ToHexStringLower(hash.GetHashAndReset())),
            salt);
    }

    private static string Text(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
