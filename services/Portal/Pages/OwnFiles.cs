using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace VikLearning.Portal.Pages;

/// <summary>
/// The Portal's own files, carried inside the assembly so that any host serves them alike. An address holds the
/// content's hash: it may be kept for ever, and a new build is seen at once.
/// </summary>
internal static class OwnFiles
{
    private static readonly string[] StyleParts =
        [
            "theme", "page", "forms", "road", "charts", "prose", "cohorts", "guidance", "feedback", "subjects",
            "roster", "reflections", "sessions", "attachments", "reminders", "exams",
            "scoring",
        ];

    private static readonly string[] ScoringParts = ["scoring-save", "scoring-keys", "scoring-timer"];

    private static readonly FrozenDictionary<string, Asset> ByAddress = Load();

    public static string Styles { get; } = AddressOf("portal.css");

    public static string Script { get; } = AddressOf("portal.js");

    public static string Live { get; } = AddressOf("live.js");

    public static string Drafts { get; } = AddressOf("drafts.js");

    public static string Scoring { get; } = AddressOf("scoring.js");

    public static string Icon { get; } = AddressOf("icon.svg");

    public static void MapOwnFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/portal/assets/{file}", static (string file, HttpContext context) =>
        {
            if (!ByAddress.TryGetValue("/portal/assets/" + file, out var asset))
            {
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Bytes(asset.Content, asset.ContentType);
        }).AllowAnonymous();

    private static string AddressOf(string name) => ByAddress.Single(asset => asset.Value.Name == name).Key;

    private static FrozenDictionary<string, Asset> Load()
    {
        Asset[] assets =
        [
            new("portal.css", "text/css; charset=utf-8", Joined(StyleParts, ".css")),
            new("portal.js", "text/javascript; charset=utf-8", Read("portal.js")),
            new("live.js", "text/javascript; charset=utf-8", Read("live.js")),
            new("drafts.js", "text/javascript; charset=utf-8", Read("drafts.js")),
            new("scoring.js", "text/javascript; charset=utf-8", Joined(ScoringParts, ".js")),
            new("icon.svg", "image/svg+xml", Read("icon.svg")),
        ];
        return assets.ToFrozenDictionary(asset => asset.Address);
    }

    private static byte[] Joined(IEnumerable<string> parts, string ending) =>
        Encoding.UTF8.GetBytes(string.Join('\n', parts.Select(part => Encoding.UTF8.GetString(Read(part + ending)))));

    private static byte[] Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Assets/" + file)
            ?? throw new InvalidOperationException($"{file} is not in the assembly.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private sealed record Asset(string Name, string ContentType, byte[] Content)
    {
        public string Address { get; } =
            $"/portal/assets/{Path.GetFileNameWithoutExtension(Name)}.{Hash(Content)}{Path.GetExtension(Name)}";

        private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..12];
    }
}
