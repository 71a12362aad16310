using System.Globalization;
using System.Net;
using Npgsql;

namespace VikLearning.AllInOne;

/// <summary>The command line of the single process.</summary>
internal sealed record AllInOneOptions(
    Uri Address, string DataFolder, string? Postgres, int DemoStudents, string? TokenFor)
{
    private const int MostDemoStudents = 2000;

    /// <summary>How the command line is used.</summary>
    public const string Usage = """
        dotnet run --project deploy/AllInOne [-- OPTIONS]
        dotnet run --project deploy/AllInOne -- token ACCOUNT [OPTIONS]   prints an access token while the suite runs
        dotnet run --project deploy/AllInOne -- verify-ledger [OPTIONS]   names every line of a ledger that was changed
        dotnet run --project deploy/AllInOne -- rotate-key [--data DIR]   a new master key from the next start on
        dotnet run --project deploy/AllInOne -- verify FILE [--receipt FILE --keys FILE]
                                                        a sealed submission: names whatever was changed in it, offline

          --urls http://127.0.0.1:8080   the address; plain gRPC listens on the next port
          --data DIR                     the folder of the data (./data)
          --postgres CONNECTION          PostgreSQL instead of SQLite files
          --demo-students N              how many made-up students (24)
          --anchor HASH                  verify-ledger: an anchor that was kept elsewhere
          --receipt FILE                 verify: the receipt that the student got
          --keys FILE                    verify: the academy's signing keys, a JSON Web Key Set
        """;

    private const string Ledger = "verify-ledger";
    private const string Rotate = "rotate-key";

    private static readonly string[] s_names =
    [
        "token", "verify", "--urls", "--data", "--postgres", "--demo-students", "--anchor", "--receipt", "--keys",
    ];

    /// <summary>Whether the ledgers are verified instead of a suite started.</summary>
    public bool VerifyLedger { get; init; }

    /// <summary>Whether the data folder gets a new master key instead of a suite that starts.</summary>
    public bool RotateKey { get; init; }

    /// <summary>The sealed submission that is verified instead of a suite started.</summary>
    public string? Submission { get; init; }

    /// <summary>The receipt of that submission.</summary>
    public string? Receipt { get; init; }

    /// <summary>The academy's signing keys.</summary>
    public string? SigningKeys { get; init; }

    /// <summary>The hash of an anchor that was kept elsewhere.</summary>
    public string? Anchor { get; init; }

    /// <summary>Reads the command line.</summary>
    /// <param name="arguments">As the process got them.</param>
    /// <param name="faults">Everything that is wrong with them, in sentences.</param>
    public static AllInOneOptions Parse(IReadOnlyList<string> arguments, out IReadOnlyList<string> faults)
    {
        var found = new List<string>();
        var options = new AllInOneOptions(new Uri("http://127.0.0.1:8080"), "data", null, 24, null);
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            if (name == Ledger)
            {
                options = options with { VerifyLedger = true };
            }
            else if (name == Rotate)
            {
                options = options with { RotateKey = true };
            }
            else if (!s_names.Contains(name))
            {
                found.Add($"{name} is not an option.");
            }
            else if (i + 1 == arguments.Count || s_names.Contains(arguments[i + 1])
                || arguments[i + 1] is "" or Ledger or Rotate)
            {
                found.Add($"{name} needs a value.");
            }
            else
            {
                options = Read(options, name, arguments[++i], found);
            }
        }

        // A receipt whose signature nobody can check says nothing, and keys without one neither.
        if ((options.Receipt is null) != (options.SigningKeys is null))
        {
            found.Add("--receipt and --keys go together.");
        }

        faults = found;
        return options;
    }

    private static AllInOneOptions Read(AllInOneOptions options, string name, string value, List<string> faults)
    {
        switch (name)
        {
            case "token":
                return options with { TokenFor = value };
            case "verify":
                return options with { Submission = value };
            case "--receipt":
                return options with { Receipt = value };
            case "--keys":
                return options with { SigningKeys = value };
            case "--anchor" when value.Length == 64 && value.All(char.IsAsciiHexDigitLower):
                return options with { Anchor = value };
            case "--anchor":
                faults.Add("--anchor: 64 digits 0-9 and a-f, as anchors.log and an earlier verification say it.");
                return options;
            case "--data":
                return options with { DataFolder = value };
            case "--postgres" when IsConnection(value):
                return options with { Postgres = value };
            case "--postgres":
                // What was given may hold a password: it is not repeated.
                faults.Add("--postgres: a connection string, for instance Host=127.0.0.1;Database=vik;Username=vik.");
                return options;
            case "--urls" when Uri.TryCreate(value, UriKind.Absolute, out var address) && IsLoopback(address):
                return options with { Address = address };
            case "--urls":
                faults.Add($"--urls {value}: demo mode listens on loopback only, for instance http://127.0.0.1:8080.");
                return options;
            case "--demo-students"
                when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                    && count is >= 1 and <= MostDemoStudents:
                return options with { DemoStudents = count };
            default:
                faults.Add($"--demo-students {value}: a whole number from 1 to {MostDemoStudents}.");
                return options;
        }
    }

    private static bool IsConnection(string value)
    {
        try
        {
            return !string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(value).Host);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return false;
        }
    }

    private static bool IsLoopback(Uri address) =>
        address.Scheme == Uri.UriSchemeHttp && address.PathAndQuery == "/"
        && address.Port is > 0 and < IPEndPoint.MaxPort
        && (address.Host == "localhost"
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}
