using VikLearning.Integrity;
using VikLearning.ServiceDefaults.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.UseInnerEndpoints();
builder.AddIntegrity();
var app = builder.Build();
app.MapIntegrity();
await app.RunAsync();
