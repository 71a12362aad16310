namespace VikLearning.Exams.Seals;

/// <summary>The one grain that signs receipts; the private key never leaves it.</summary>
[Alias("exams.signing-keys")]
internal interface ISigningKeysGrain : IGrainWithStringKey
{
    /// <summary>Its key.</summary>
    const string Key = "all";

    /// <summary>The receipt with this payload, signed. The first call makes the key.</summary>
    [Alias("Sign")]
    Task<string> Sign(byte[] payload);

    /// <summary>The public keys as a JSON Web Key Set. The first call makes the key.</summary>
    [Alias("GetJwks")]
    Task<string> GetJwks();
}
