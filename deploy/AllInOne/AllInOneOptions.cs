using System.Globalization;
using System.Net;

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

          --urls http://127.0.0.1:8080   the address; plain gRPC listens on the next port
          --data DIR                     the folder of the data (./data)
          --postgres CONNECTION          PostgreSQL instead of SQLite files
          --demo-students N              how many made-up students (24)
        """;

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
            if (name == "--")
            {
                continue;
            }

            var value = i + 1 < arguments.Count ? arguments[++i] : null;
            options = value is null ? Fault(options, $"{name} needs a value.") : Read(options, name, value, found);
        }

        faults = found;
        return options;

        AllInOneOptions Fault(AllInOneOptions same, string fault)
        {
            found.Add(fault);
            return same;
        }
    }

    private static AllInOneOptions Read(AllInOneOptions options, string name, string value, List<string> faults)
    {
        switch (name)
        {
            case "token":
                return options with { TokenFor = value };
            case "--data":
                return options with { DataFolder = value };
            case "--postgres":
                return options with { Postgres = value };
            case "--urls" when Uri.TryCreate(value, UriKind.Absolute, out var address) && IsLoopback(address):
                return options with { Address = address };
            case "--urls":
                faults.Add($"--urls {value}: demo mode listens on loopback only, for instance http://127.0.0.1:8080.");
                return options;
            case "--demo-students"
                when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                    && count is >= 1 and <= MostDemoStudents:
                return options with { DemoStudents = count };
            case "--demo-students":
                faults.Add($"--demo-students {value}: a whole number from 1 to {MostDemoStudents}.");
                return options;
            default:
                faults.Add($"{name} is not an option.");
                return options;
        }
    }

    private static bool IsLoopback(Uri address) =>
        address.Scheme == Uri.UriSchemeHttp && address.Port < IPEndPoint.MaxPort
        && (address.Host == "localhost"
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}
