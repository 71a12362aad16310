using VikLearning.Identity;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = 64 * 1024;
    kestrel.Limits.MaxConcurrentConnections = 1000;
});
// Request lines hold what users typed into the sign-in form's address.
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.AddIdentity();

var app = builder.Build();
app.MapIdentity();
await app.RunAsync();
