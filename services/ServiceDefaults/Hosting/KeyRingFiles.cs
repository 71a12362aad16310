using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Hosting;

/// <summary>
/// The ring's keys, a file a key. With master keys each is sealed by the current one; what a retired one sealed, or
/// what stands there in clear from before, is sealed anew when it is read.
/// </summary>
internal sealed class KeyRingFiles(string folder, MasterKeySource? masters) : IXmlRepository
{
    private const string Root = "sealed";
    private const string Master = "master";
    private const string Ending = ".xml";

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">One is sealed by a master key that is not configured.</exception>
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. PrivateFolder().EnumerateFiles("*" + Ending).Select(file => Read(file.FullName))];

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        var isName = friendlyName.Length > 0
            && friendlyName.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
        var name = isName ? friendlyName : Guid.NewGuid().ToString();
        Write(Path.Combine(PrivateFolder().FullName, name + Ending), element);
    }

    private XElement Read(string path)
    {
        var kept = XElement.Load(path);
        var isSealed = kept.Name == Root;
        var element = isSealed ? Open(path, kept) : kept;
        if (masters is not null && (!isSealed || IsOfRetired(kept)))
        {
            Write(path, element);
        }

        return element;
    }

    private bool IsOfRetired(XElement kept) =>
        masters!.Known.Retired.Any(retired => retired.Id == kept.Attribute(Master)?.Value);

    private XElement Open(string path, XElement kept)
    {
        var id = kept.Attribute(Master)?.Value;
        var master = masters?.Known.All.FirstOrDefault(known => known.Id == id)
            ?? throw new InvalidOperationException(
                $"A key of cookies and forms in {folder} is sealed by the master key of the id {id}, which is not"
                + " configured: give it as Encryption:MasterKey or in Encryption:RetiredMasterKeys.");
        var text = Sealing.Open(KeyOf(master), Convert.FromBase64String(kept.Value), Bound(path));
        return XElement.Parse(Encoding.UTF8.GetString(text));
    }

    private void Write(string path, XElement element)
    {
        if (masters is null)
        {
            PrivateFile.Replace(path, element.ToString());
            return;
        }

        var master = masters.Known.Current;
        var text = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        var sealedText = Convert.ToBase64String(Sealing.Seal(KeyOf(master), text, Bound(path)));
        PrivateFile.Replace(path, new XElement(Root, new XAttribute(Master, master.Id), sealedText).ToString());
    }

    private static byte[] KeyOf(MasterKey master) => master.Derive("viklearning/key-ring");

    private static byte[] Bound(string path) => Encoding.UTF8.GetBytes(Path.GetFileName(path));

    private DirectoryInfo PrivateFolder() =>
        OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(
                folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
