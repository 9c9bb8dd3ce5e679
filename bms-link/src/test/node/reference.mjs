// The reference MCAP library reads what the Java one wrote, and writes what the Java one must read.
// One line a record, so that the two sides compare text.
//
//   node reference.mjs stream FILE       McapStreamReader, 37 bytes at a time
//   node reference.mjs indexed FILE      McapIndexedReader
//   node reference.mjs write FILE chunked|flat
import { createHash } from "node:crypto";
import { open, readFile, writeFile } from "node:fs/promises";
import * as zlib from "node:zlib";
import { McapIndexedReader, McapStreamReader, McapWriter, TempBuffer } from "@mcap/core";
import { decompress } from "fzstd";

const [task, file, shape] = process.argv.slice(2);

const unzstd = (bytes, size) =>
  zlib.zstdDecompressSync ? zlib.zstdDecompressSync(bytes) : decompress(bytes, new Uint8Array(Number(size)));
const decompressHandlers = { zstd: unzstd };

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);
const map = (entries) => [...entries].map(([k, v]) => `${k}=${v}`).sort().join(",");

function line(r) {
  switch (r.type) {
    case "Header":
      return `header ${r.profile} ${r.library}`;
    case "Schema":
      return `schema ${r.id} ${r.name} ${r.encoding} ${hash(r.data)}`;
    case "Channel":
      return `channel ${r.id} ${r.schemaId} ${r.topic} ${r.messageEncoding} ${map(r.metadata)}`;
    case "Message":
      return `message ${r.channelId} ${r.sequence} ${r.logTime} ${r.publishTime} ${hash(r.data)}`;
    case "Attachment":
      return `attachment ${r.logTime} ${r.createTime} ${r.name} ${r.mediaType} ${hash(r.data)}`;
    case "Metadata":
      return `metadata ${r.name} ${map(r.metadata)}`;
    case "Statistics":
      return `statistics ${r.messageCount} ${r.schemaCount} ${r.channelCount} ${r.attachmentCount} ${r.metadataCount} ${r.chunkCount} ${r.messageStartTime} ${r.messageEndTime} ${map(r.channelMessageCounts)}`;
    case "Unknown":
      return `unknown ${r.opcode} ${hash(r.data)}`;
    default:
      return undefined;
  }
}

const say = (r) => {
  const text = line(r);
  if (text !== undefined) console.log(text);
};

async function stream() {
  const bytes = await readFile(file);
  const reader = new McapStreamReader({ decompressHandlers });
  let data = true;
  for (let at = 0; at < bytes.length; at += 37) {
    reader.append(bytes.subarray(at, at + 37));
    for (let r; (r = reader.nextRecord()); ) {
      if (r.type === "DataEnd") data = false;
      if (data || r.type === "Statistics") say(r);
    }
  }
  console.log(`done ${reader.done()}`);
}

async function indexed() {
  const handle = await open(file, "r");
  const readable = {
    size: async () => BigInt((await handle.stat()).size),
    read: async (offset, length) => {
      const buffer = new Uint8Array(Number(length));
      const { bytesRead } = await handle.read(buffer, 0, Number(length), Number(offset));
      if (bytesRead !== Number(length)) throw new Error(`short read at ${offset}`);
      return buffer;
    },
  };
  const reader = await McapIndexedReader.Initialize({ readable, decompressHandlers });
  say(reader.header);
  for (const schema of reader.schemasById.values()) say(schema);
  for (const channel of reader.channelsById.values()) say(channel);
  for await (const message of reader.readMessages({ validateCrcs: true })) say(message);
  for await (const attachment of reader.readAttachments()) say(attachment);
  for await (const metadata of reader.readMetadata()) say(metadata);
  say(reader.statistics);
  console.log(`chunks ${reader.chunkIndexes.length} offsets ${map([...reader.summaryOffsetsByOpcode.keys()].map((k) => [k, 1]))}`);
  await handle.close();
}

async function write() {
  const out = new TempBuffer();
  const writer = new McapWriter({
    writable: out,
    useChunks: shape === "chunked",
    chunkSize: 1000,
    compressChunk:
      shape === "chunked" && zlib.zstdCompressSync
        ? (data) => ({ compression: "zstd", compressedData: zlib.zstdCompressSync(data) })
        : undefined,
  });
  const header = { type: "Header", profile: "", library: "voltaire-test" };
  await writer.start(header);
  const text = new TextEncoder();
  const schema = { name: "Pack", encoding: "jsonschema", data: text.encode('{"type":"object"}') };
  const schemaId = await writer.registerSchema(schema);
  const channel = { schemaId, topic: "/pack", messageEncoding: "json", metadata: new Map([["unit", "Ω"], ["cells", "16"]]) };
  const id = await writer.registerChannel(channel);
  const all = [{ type: "Schema", id: schemaId, ...schema }, { type: "Channel", id, ...channel }];
  for (let i = 0; i < 100; i++) {
    const message = {
      type: "Message",
      channelId: id,
      sequence: 4294967295 - i,
      logTime: 1_700_000_000_000_000_000n + BigInt(i) * 100_000_000n,
      publishTime: BigInt(i),
      data: text.encode(`{"v":${51.2 + i}}`),
    };
    all.push(message);
    await writer.addMessage(message);
  }
  const attachment = { type: "Attachment", name: "pack.yaml", logTime: 5n, createTime: 4n, mediaType: "text/yaml", data: text.encode("cells: 16\n") };
  all.push(attachment);
  await writer.addAttachment(attachment);
  const metadata = { type: "Metadata", name: "boot", metadata: new Map([["id", "41"]]) };
  all.push(metadata);
  await writer.addMetadata(metadata);
  await writer.end();
  all.push({ type: "Statistics", ...writer.statistics });
  await writeFile(file, out.get());
  for (const r of all) say(r);
}

const tasks = { stream, indexed, write };
if (!tasks[task]) throw new Error(`task is ${task}, must be one of ${Object.keys(tasks)}`);
await tasks[task]();
