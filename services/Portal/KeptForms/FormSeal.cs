using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace VikLearning.Portal.KeptForms;

/// <summary>
/// Encrypts for one person. Whose a form is travels sealed inside it, so that another site cannot make us keep one;
/// what was typed is sealed to that person's subject, so that nobody else who signs in here can open it.
/// </summary>
internal sealed class FormSeal(IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector _owners = protection.CreateProtector("VikLearning.Portal.FormOwner");

    /// <summary>Seals whose form it is.</summary>
    public string Owner(string subject) => _owners.Protect(subject);

    /// <summary>Whose form it is, or null when we never said so.</summary>
    public string? OwnerOf(string sealedOwner)
    {
        try
        {
            return _owners.Unprotect(sealedOwner);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Seals a form: small, as it has to fit in a cookie.</summary>
    public string Seal(string subject, KeptForm form)
    {
        using var small = new MemoryStream();
        using (var brotli = new BrotliStream(small, CompressionLevel.SmallestSize))
        {
            JsonSerializer.Serialize(brotli, form);
        }

        return Base64Url.EncodeToString(Of(subject).Protect(small.ToArray()));
    }

    /// <summary>Opens a form; null when it is someone else's, too old or no form at all.</summary>
    public KeptForm? Open(string subject, string sealedForm)
    {
        try
        {
            using var small = new MemoryStream(Of(subject).Unprotect(Base64Url.DecodeFromChars(sealedForm)));
            using var brotli = new BrotliStream(small, CompressionMode.Decompress);
            var form = JsonSerializer.Deserialize<KeptForm>(brotli);
            return form?.Until > time.GetUtcNow() ? form : null;
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Of(string subject) => protection.CreateProtector("VikLearning.Portal.KeptForm", subject);
}
