import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Command {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

export interface Sample {
  /** Seconds. */
  readonly wall: number;
  /** Seconds of processor time, user and system, of the process and its threads. */
  readonly cpu: number;
  /** Largest resident memory in MB. */
  readonly memory: number;
  readonly outputBytes: number;
  readonly exitCode: number | null;
}

const ticksPerSecond = 100;

/** Runs a command once. Processor time and memory are the kernel's (/proc), looked at every 5 ms and a last time before the process is reaped. */
export function measure({ command, args }: Command): Promise<Sample> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, SOURCE_DATE_EPOCH: '1700000000' } });
    let outputBytes = 0;
    let cpu = 0;
    let memory = 0;
    const look = () => {
      try {
        const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        cpu = Math.max(cpu, (Number(fields[11]) + Number(fields[12])) / ticksPerSecond);
        const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
        if (peak !== null) memory = Math.max(memory, Number(peak[1]) / 1024);
      } catch {
        // between its end and our being told: the last look stands
      }
    };
    const timer = setInterval(look, 5);
    child.stdout.on('data', (data: Buffer) => (outputBytes += data.length));
    child.on('error', reject);
    child.on('exit', look);
    child.on('close', (exitCode) => {
      clearInterval(timer);
      resolve({ wall: (performance.now() - started) / 1000, cpu, memory, outputBytes, exitCode });
    });
  });
}

export interface Series {
  readonly name: string;
  readonly samples: readonly Sample[];
}

/** All commands in turn, `rounds` times after one warm-up each, so that a drift of the machine hits all alike. */
export async function compare(commands: readonly Command[], rounds: number): Promise<Series[]> {
  for (const command of commands) await measure(command);
  const series = commands.map(({ name }) => ({ name, samples: [] as Sample[] }));
  for (let round = 0; round < rounds; round++) {
    for (const [index, command] of commands.entries()) series[index]!.samples.push(await measure(command));
  }
  return series;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Rows with medians, and the median of the pairwise ratios against the first command. */
export function report(title: string, series: readonly Series[]): void {
  console.log(`\n${title}`);
  const [base] = series;
  for (const { name, samples } of series) {
    const wall = median(samples.map((sample) => sample.wall));
    const cpu = median(samples.map((sample) => sample.cpu));
    const memory = median(samples.map((sample) => sample.memory));
    const ratio = base === undefined || name === base.name ? '' : `  ${median(samples.map((sample, index) => sample.wall / base.samples[index]!.wall)).toFixed(1)}× the time of ${base.name}, ${median(samples.map((sample, index) => sample.cpu / base.samples[index]!.cpu)).toFixed(1)}× its CPU`;
    const failed = samples.some(({ exitCode }) => exitCode !== 0) ? `  exit ${samples[0]?.exitCode}` : '';
    console.log(`  ${name.padEnd(26)} ${wall.toFixed(2).padStart(7)} s  CPU ${cpu.toFixed(2).padStart(6)} s  ${memory.toFixed(0).padStart(5)} MB${ratio}${failed}`);
  }
}
